package shequtong.residency;

import shequtong.identity.PersonId;
import shequtong.kernel.Subject;

/**
 * Something happened to somebody's home that they should know. Residency lies below the notices and cannot send any:
 * it says so, in the transaction that made it true, and notification tells it.
 *
 * @param about the household, or the registration of the child
 */
public record News(PersonId to, long community, What what, Subject about) {

    /** What happened; in the words, %s is where. */
    public enum What {
        TO_CONFIRM("users-group", "“%s”有人加入，请您看看是不是家里人"),
        JOINED("users-group", "“%s”有人加入了。不是家里人？请告诉户主或居委会"),
        CONFIRMED("home-heart", "户主确认了您是“%s”的人"),
        DISPUTED("user-x", "“%s”的户主说不认识您，居委会正在核对；核对清楚以前先不能发言"),
        KEPT("user-check", "居委会核对过了，您住在“%s”，可以发言了"),
        OFFERED("users-group", "请您来当“%s”的户主，同意不同意都点一下"),
        DECLINED("users-group", "“%s”的户主没有换成，对方没有同意"),
        HEAD("home-heart", "您现在是“%s”的户主"),
        HANDED_OVER("users-group", "“%s”的户主换好了"),
        MEMBER_LEFT("door", "“%s”有人搬走了"),
        STILL_HERE("home", "您还住在“%s”吗？请到首页点一下"),
        LAPSED("clock", "“%s”的居住确认到期了，请到首页点一下，不然以后不能发言"),
        MOVE_MADE("home-heart", "您的新住处“%s”登记好了"),
        MOVE_REFUSED("home", "换住处没有办成，请看看居委会的话（现在仍是“%s”）");

        private final String icon;
        private final String words;

        What(String icon, String words) {
            this.icon = icon;
            this.words = words;
        }

        public String icon() {
            return icon;
        }

        public String words() {
            return words;
        }
    }
}
