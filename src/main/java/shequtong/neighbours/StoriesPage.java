package shequtong.neighbours;

import shequtong.kernel.Slice;
import shequtong.web.About;
import shequtong.web.Html;

record StoriesPage(String path, Show show, Slice<StoryCard> stories, boolean writable) implements Html, About {

    @Override
    public Opened about() {
        return Opened.aList();
    }
}
