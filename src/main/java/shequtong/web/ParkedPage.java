package shequtong.web;

import java.util.List;
import shequtong.web.Parking.Field;

/** @param action where the form was sent to, and is sent again */
record ParkedPage(String path, String action, List<Field> fields) implements Html {

    int rows(Field field) {
        return field.value().length() > 40 || field.value().contains("\n") ? 6 : 2;
    }
}
