package shequtong.identity;

import java.util.List;
import shequtong.identity.accounts.OpenSessions.Device;
import shequtong.web.Html;

/** @param back where this page is left for */
record DevicesPage(List<Device> devices, String back) implements Html {

    boolean others() {
        return devices.stream().anyMatch(it -> !it.here());
    }
}
