package shequtong.organization;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Actor;
import shequtong.audit.Audit;
import shequtong.identity.Activation;
import shequtong.identity.PersonId;
import shequtong.identity.Phone;
import shequtong.identity.SetUpLink;

/** A new installation has nobody who could let anybody in: its operator gets a link on the console, and passes it on. */
@Service
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class SetUp implements ApplicationRunner {

    private final FirstMandate mandate;
    private final SetUpLink link;
    private final Activation activation;
    private final Audit audit;
    private final boolean demo;
    private final String url;

    SetUp(
            FirstMandate mandate,
            SetUpLink link,
            Activation activation,
            Audit audit,
            @Value("${shequtong.demo:false}") boolean demo,
            @Value("${shequtong.url:http://localhost:8080}") String url) {
        this.mandate = mandate;
        this.link = link;
        this.activation = activation;
        this.audit = audit;
        this.demo = demo;
        this.url = url.replaceFirst("/+$", "");
    }

    @Override
    public void run(ApplicationArguments arguments) {
        offer();
    }

    /** On the console and nowhere else: a log is kept and copied. */
    void offer() {
        if (demo) return;
        if (mandate.isOpen())
            System.out.println(
                    "第一次使用：请在浏览器打开 " + url + SetUpController.PATH + "/" + link.renew() + " 设置区社建办的第一位工作人员（只能用一次）");
        else
            mandate.halfway()
                    .ifPresent(it -> System.out.println("还没有人设好密码和动态码：请区社建办的第一位工作人员在浏览器打开 " + url + Activation.PATH
                            + "/" + activation.issue(it) + " 接着设（7天内有效，只能用一次）"));
    }

    @Transactional
    PersonId first(String token, String name, Phone phone) {
        var person = link.use(token, phone);
        var district = mandate.give(person, name);
        audit.record(
                new Actor(person.value(), Position.DISTRICT_STAFF.name(), district),
                "organization.set-up",
                person.subject());
        return person;
    }
}
