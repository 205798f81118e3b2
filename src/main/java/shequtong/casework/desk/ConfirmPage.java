package shequtong.casework.desk;

import java.util.List;
import shequtong.casework.desk.Forms.Order;
import shequtong.web.Html;

/** Asks again before a case is sent out, where no script could. */
record ConfirmPage(String action, String back, String title, List<String> labels, Order order) implements Html {}
