package shequtong.load;

import java.io.IOException;
import shequtong.load.http.Answer;
import shequtong.load.http.Browser;

/** What a visitor does over and over. */
sealed interface Act permits Look, Write, Mix {

    boolean writes();

    /** Once, before any timing: is it the page that it claims to be? */
    void prove(Browser browser) throws IOException;

    /** What has to be fetched first (a form) is fetched here, outside the timing. */
    Visit visit(Browser browser) throws IOException;

    @FunctionalInterface
    interface Visit {
        /** Asks once more; an answer that is not the right one is thrown as {@link Wrong}. */
        Answer ask() throws IOException;
    }
}
