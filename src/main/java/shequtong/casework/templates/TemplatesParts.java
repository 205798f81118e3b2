package shequtong.casework.templates;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shequtong.organization.Position;
import shequtong.organization.Position.Work;
import shequtong.web.Place;

/** Where what is kept ready is found. */
@Configuration(proxyBeanMethods = false)
class TemplatesParts {

    @Bean
    Place templatesAtTheDesk() {
        return Place.desk(23, "工作", TemplatesController.PATH, "template", "回复模板", Position.of(Work.COMMUNITY));
    }
}
