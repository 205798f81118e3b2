package shequtong.neighbours;

import java.util.UUID;
import shequtong.web.Html;

/** @param handled whether it is a case, which goes on */
record RemovalPage(String back, String path, String title, boolean handled, String committee, UUID once)
        implements Html {}
