package shequtong.neighbours;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shequtong.casework.Category;
import shequtong.conversation.Talk;
import shequtong.web.About;
import shequtong.web.Html;
import shequtong.web.Picture;

/** @param categories what the committee may make it a case of; empty for everybody else */
record StoryPage(
        String back,
        String path,
        StoryCard story,
        List<Picture> pictures,
        @Nullable String handled,
        List<Category> categories,
        Talk talk)
        implements Html, About {

    @Override
    public Opened about() {
        return Opened.of(new StoryId(story.id()).subject());
    }

    UUID once() {
        return UUID.randomUUID();
    }
}
