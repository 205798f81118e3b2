package shequtong.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.kernel.Subject;

/**
 * A page at which one thing is read, or one list. Whoever answers for those who look in from above may put a reader into
 * the request; it is told once the page is there to be served, and never of one that was not found or not allowed.
 */
public interface About {

    Opened about();

    /**
     * @param place the community that it is of; 0 for the one in the address
     * @param list whether it is a list of things: to have read a list is not to have read what is in it (R54)
     */
    record Opened(long place, @Nullable Subject subject, boolean list) {

        public static Opened aList() {
            return new Opened(0, null, true);
        }

        public static Opened of(Subject subject) {
            return new Opened(0, subject, false);
        }

        public static Opened of(long place, Subject subject) {
            return new Opened(place, subject, false);
        }
    }

    static void tell(HttpServletRequest request, Consumer<Opened> reader) {
        request.setAttribute(About.class.getName(), reader);
    }

    @SuppressWarnings("unchecked")
    static void served(HttpServletRequest request, Html page) {
        if (page instanceof About it
                && page.status() == HttpStatus.OK
                && request.getAttribute(About.class.getName()) instanceof Consumer<?> reader)
            ((Consumer<Opened>) reader).accept(it.about());
    }
}
