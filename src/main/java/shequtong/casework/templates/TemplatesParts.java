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

    @Bean
    Place rulesAtTheDesk() {
        return Place.desk(24, "工作", AsksController.PATH, "list-details", "发布规则", Position.of(Work.COMMUNITY));
    }
}
