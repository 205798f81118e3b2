package shequtong.load;

import java.net.URI;

/** Who is measured: where it answers, and the two processes whose families work for it. */
record Server(URI url, long java, long postgres) {}
