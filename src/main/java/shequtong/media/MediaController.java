package shequtong.media;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
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
    Answer large(Viewer viewer, @PathVariable MediaId id, @RequestParam(defaultValue = "") String v) {
        return content(media.large(viewer, id), v);
    }

    @GetMapping({"/c/{code}/media/{id}/small", "/d/{area}/media/{id}/small"})
    Answer small(Viewer viewer, @PathVariable MediaId id, @RequestParam(defaultValue = "") String v) {
        return content(media.small(viewer, id), v);
    }

    /** An address without a version, or with an old one, gets what is shown now, and keeps none of it. */
    private static Answer content(Rendition it, String version) {
        return new Answer.Content(JPEG, it.bytes(), it.version().equals(version));
    }
}
