package shequtong.media;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import shequtong.organization.Viewer;
import shequtong.web.Answer;

@Controller
class MediaController {

    private static final String JPEG = "image/jpeg";

    private final Media media;

    MediaController(Media media) {
        this.media = media;
    }

    @GetMapping({"/c/{code}/media/{id}", "/d/{area}/media/{id}"})
    Answer large(Viewer viewer, @PathVariable MediaId id) {
        return new Answer.Content(JPEG, media.large(viewer, id), true);
    }

    @GetMapping({"/c/{code}/media/{id}/small", "/d/{area}/media/{id}/small"})
    Answer small(Viewer viewer, @PathVariable MediaId id) {
        return new Answer.Content(JPEG, media.small(viewer, id), true);
    }
}
