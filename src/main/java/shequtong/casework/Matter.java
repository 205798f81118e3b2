package shequtong.casework;

/**
 * What somebody raises.
 *
 * @param place in words, 中心广场东侧; may be empty
 * @param category the code of a minor category
 * @param estate the 小区 it is about
 */
public record Matter(String title, String words, String place, String category, Visibility visibility, long estate) {

    public static final int TITLE = 60;
    public static final int WORDS = 2000;
    public static final int PLACE = 60;
}
