package shequtong.journeys;

import static java.time.ZoneOffset.UTC;

import java.awt.Color;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import shequtong.People;
import shequtong.identity.PersonId;
import shequtong.journeys.Phones.Phone;

/** A story that happens in a place of its own, with one browser from its beginning to its end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Journey {

    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    People people;
    Phones phones;

    @BeforeAll
    void begin() {
        people = new People(db);
        phones = new Phones(port, people);
    }

    @AfterEach
    void nothingWentWrongUnseen() {
        phones.assertNoComplaints();
    }

    @AfterAll
    void end() {
        phones.close();
    }

    /** Something to be handled, told on a phone that knows the way. */
    long raise(Phone phone, String words, String visibility) {
        phone.go(people.wang.path("/stories/new"));
        phone.write("说说是什么事", words);
        phone.picture("input[type=file]", "整治前.jpg", Color.ORANGE);
        phone.tap(visibility);
        phone.send("发出去");
        return caseOf(words);
    }

    long caseOf(String words) {
        return db.sql("select id from casework.case_file where community = ? and words = ?")
                .params(people.community.id(), words)
                .query(Long.class)
                .single();
    }

    PersonId officeOfTheDistrict() {
        var office = people.body(people.district, "DISTRICT_OFFICE", "区社建办");
        return people.official("顾明远", shequtong.organization.Position.DISTRICT_STAFF, office, people.district)
                .person();
    }

    /** As a browser writes a date and an hour. */
    static String ago(Duration time) {
        return FIELD.withZone(ZoneId.of("Asia/Shanghai"))
                .format(Instant.now().minus(time).atOffset(UTC));
    }
}
