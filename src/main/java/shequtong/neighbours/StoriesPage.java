package shequtong.neighbours;

import shequtong.kernel.Slice;
import shequtong.web.Html;

record StoriesPage(String path, Show show, Slice<StoryCard> stories, boolean writable) implements Html {}
