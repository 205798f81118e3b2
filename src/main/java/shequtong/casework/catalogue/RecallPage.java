package shequtong.casework.catalogue;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.casework.catalogue.RecallController.Ask;
import shequtong.casework.file.Standing;
import shequtong.web.Faults;
import shequtong.web.Html;

record RecallPage(
        String path,
        String back,
        Standing standing,
        Ask ask,
        Faults faults,
        @Nullable String conflict) implements Html {

    @Override
    public HttpStatus status() {
        return conflict == null ? faults.status() : HttpStatus.CONFLICT;
    }

    UUID once() {
        return UUID.randomUUID();
    }
}
