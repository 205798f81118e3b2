package shequtong.media;

/**
 * A picture as it is shown now.
 *
 * @param version the first characters of its digest: what its address carries
 */
@SuppressWarnings("ArrayRecordComponent") // on its way to a browser, compared by nobody
record Rendition(byte[] bytes, String version) {}
