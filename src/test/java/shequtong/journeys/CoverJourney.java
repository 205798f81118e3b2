package shequtong.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.BoundingBox;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import shequtong.WholeTest;
import shequtong.journeys.Phones.Phone;

/** On 王阿姨's picture a neighbour can be recognised: 李书记 draws a box over the face, and it is gone for everybody. */
@WholeTest
class CoverJourney extends Journey {

    private static final String COLOUR = """
            it => it.decode().then(() => {
              const canvas = document.createElement("canvas");
              canvas.width = it.naturalWidth;
              canvas.height = it.naturalHeight;
              const brush = canvas.getContext("2d");
              brush.drawImage(it, 0, 0);
              return brush.getImageData(canvas.width / 2, canvas.height * 0.46, 1, 1).data[0];
            })""";

    @Test
    void aFaceIsCoveredWithTheMouseAndWithFourNumbersAndShownAgain() {
        var wang = phones.of(people.wang.person());
        var id = raise(wang, "有人把沙发扔在门口", "公开");
        var chen = phones.of(people.chen.person());
        assertThat(red(chen, id)).isGreaterThan(200);

        var li = phones.desk(people.li.person());
        li.go(people.li.path("/cases/" + id));
        li.tap("照片里有人脸、车牌？");
        li.follow("涂黑第1张照片");
        li.look();
        drag(li);
        assertThat(li.text()).contains("共1块");
        li.send("涂黑，所有地方立刻换成新图");
        li.look();
        assertThat(red(chen, id)).isLessThan(20);
        assertThat(red(wang, id)).isLessThan(20);

        li.tap("办理这件事要看清现场");
        li.send("看一次原图");
        assertThat(li.text()).contains("看原图已经记入审计");
        li.send("去掉全部涂黑");
        assertThat(red(chen, id)).isGreaterThan(200);

        var plain = phones.plainDesk(people.li.person());
        plain.go(li.page.url().replaceFirst("^https?://[^/]+", ""));
        plain.write("离左边", "40");
        plain.write("离上边", "30");
        plain.page.fill("[name=width]", "30");
        plain.page.fill("[name=height]", "30");
        plain.send("涂黑，所有地方立刻换成新图");
        assertThat(red(chen, id)).isLessThan(20);
    }

    /** Where the spot of the picture is: right of the middle, and above it. */
    private static void drag(Phone desk) {
        BoundingBox edge = Objects.requireNonNull(desk.page.locator(".dk-cover").boundingBox());
        var mouse = desk.page.mouse();
        desk.page.locator(".dk-cover").scrollIntoViewIfNeeded();
        edge = Objects.requireNonNull(desk.page.locator(".dk-cover").boundingBox());
        mouse.move(edge.x + edge.width * 0.3, edge.y + edge.height * 0.2);
        mouse.down();
        mouse.move(edge.x + edge.width * 0.5, edge.y + edge.height * 0.5);
        mouse.move(edge.x + edge.width * 0.7, edge.y + edge.height * 0.75);
        mouse.up();
    }

    private double red(Phone phone, long id) {
        phone.go(people.chen.path("/cases/" + id));
        return ((Number) phone.page.locator(".sq-photos img").first().evaluate(COLOUR)).doubleValue();
    }
}
