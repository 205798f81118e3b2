package shequtong.web;

/** Where a form leads back to. It comes from the browser, so it is believed only if it is an address of our own (AT-26). */
public final class Back {

    private Back() {}

    /** The address, or home. */
    public static String within(String address) {
        return address.matches("/(?![/\\\\])[\\w\\-./?=&%]*") ? address : "/";
    }
}
