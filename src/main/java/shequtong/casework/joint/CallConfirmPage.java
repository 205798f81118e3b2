package shequtong.casework.joint;

import java.util.List;
import shequtong.web.Html;

/**
 * Asks again before bodies are called to what its reporter told to the committee alone.
 *
 * @param path of the case
 * @param labels who will read it
 */
record CallConfirmPage(String path, String title, List<String> labels, CallController.Form form) implements Html {}
