package shequtong.accounts;

import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import shequtong.accounts.Officials.Official;
import shequtong.residency.Shown;
import shequtong.web.Html;

/**
 * @param path of the list
 * @param own whether it is the account of whoever looks: somebody else does it then (R106)
 */
record AccountPage(
        String path, Official account, Shown official, boolean own, boolean mayShut, boolean mayInvite, String fault)
        implements Html {

    String here() {
        return path + "/" + account.person().value();
    }

    List<Reason> reasons() {
        return Reason.to(account.shut() == null);
    }

    UUID once() {
        return UUID.randomUUID();
    }

    @Override
    public HttpStatus status() {
        return fault.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    }
}
