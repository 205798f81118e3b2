package shequtong.casework.complaints;

import java.util.List;
import org.springframework.http.HttpStatus;
import shequtong.media.Media;
import shequtong.residency.Shown;
import shequtong.web.Faults;
import shequtong.web.Html;

/** @param heard whether anybody of the 街镇 could take it now */
record ComplaintFormPage(
        String path,
        String back,
        String community,
        String committee,
        String street,
        boolean heard,
        List<Official> officials,
        List<Media.Kept> photos,
        ComplaintForm form,
        Faults faults)
        implements Html {

    record Official(long mandate, Shown shown) {}

    @Override
    public HttpStatus status() {
        return faults.status();
    }
}
