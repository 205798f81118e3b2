package shequtong.neighbours;

import java.util.List;
import shequtong.casework.MatterLine;
import shequtong.web.Html;

/** What neighbours have reported before in nearly the same words, while somebody writes: 我也遇到 instead of once more. */
record SimilarMatters(List<MatterLine> matters) implements Html {}
