package shequtong.media;

/**
 * A photo's file without everything that is not pixels. The decoders see only this: what they never read cannot blow
 * up in them (compressed comments, colour profiles for native code), and nobody has to remember to remove it later.
 *
 * @param mostAllocated how much memory its decoder may ask for, where the number of pixels does not bound that
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one call, compared by nobody
record PictureBare(PictureFormat format, byte[] bytes, PictureTurn turn, int bytesPerPixel, long mostAllocated) {

    PictureBare(PictureFormat format, byte[] bytes, PictureTurn turn, int bytesPerPixel) {
        this(format, bytes, turn, bytesPerPixel, Long.MAX_VALUE);
    }
}
