package shequtong.accounts;

import shequtong.residency.Shown;
import shequtong.web.Html;
import shequtong.web.Qr;

/** The link, shown this once: to be read from the screen by the official's own telephone, or passed on. */
record LinkPage(String path, Shown official, String link) implements Html {

    String qr() {
        return Qr.svg(link);
    }
}
