package shequtong.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;

/** What a controller may return. */
public sealed interface Answer
        permits Html, Answer.Redirect, Answer.Swap, Answer.Content, Answer.Download, Answer.Stream {

    /** After a form was sent: the next page is asked for, so that reloading it sends nothing twice. */
    record Redirect(String to) implements Answer {}

    /** After a step: its card for htmx, or the page it lies on for a browser without JavaScript. */
    record Swap(Supplier<Html> card, String page) implements Answer {}

    /** A picture or a file. What depends on who asks may be kept by their browser only, never by a proxy. */
    record Content(String type, byte[] bytes, boolean keep) implements Answer {}

    /** A file to be kept under a name, never shown in place. */
    record Download(String type, String name, byte[] bytes) implements Answer {}

    /** A file to take away, written as it is read: it is kept nowhere on the way. */
    record Stream(String file, String type, Body body) implements Answer {

        /** Writes it. */
        public interface Body {
            void to(OutputStream out) throws IOException;
        }
    }
}
