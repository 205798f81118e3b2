package shequtong;

import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Repository;
import shequtong.audit.Acts;
import shequtong.web.Html;

/** The walls in Java and in the templates, which are compiled into the modules they lie in. */
class ArchitectureTests {

    static final ApplicationModules MODULES = ApplicationModules.of(Shequtong.class);
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("shequtong");
    static final Pattern PERSON = Pattern.compile(
            "(?i)(.*name|called|surname|handle|person|who|by|holder|reporter|handler|applicant|reviewer|officer|owner|author|sender|recipient|member|resident)");

    static final Pattern RECORDS =
            Pattern.compile("\\b(audit\\.(record|refused|seen)|watch\\.(seen|refused))\\(|String act\\(\\)");
    static final Pattern ACT = Pattern.compile("(?<!Kind\\()\"([a-z]+(?:\\.[a-z]+(?:-[a-z]+)*)+)\"");

    @Test
    void modulesKeepTheirBounds() {
        MODULES.verify();
    }

    @Test
    void writesTheMap() {
        new Documenter(MODULES).writeModulesAsPlantUml();
    }

    @Test
    void controllersAreNobodyElsesBusiness() {
        classes()
                .that()
                .areAnnotatedWith(Controller.class)
                .should()
                .notBePublic()
                .because("a module is called through its desk or its events, never through its URLs")
                .check(CLASSES);
    }

    @Test
    void sqlIsInRepositoriesOnly() {
        noClasses()
                .that()
                .areNotAnnotatedWith(Repository.class)
                .and()
                .haveSimpleNameNotEndingWith("DatabaseClock")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(JdbcClient.class)
                .because("SqlTests reads the statements of repositories")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("shequtong")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql", "org.springframework.jdbc.core")
                .andShould(not(com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith(Repository.class)))
                .because("there is one way to the database")
                .check(CLASSES);
    }

    @Test
    void timeIsAskedOfTheClock() {
        var rule = noClasses().should().callMethod(System.class, "currentTimeMillis");
        for (var type :
                Set.of(Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class))
            rule = rule.orShould().callMethod(type, "now");
        rule.because("a deadline of thirty days must be testable").check(CLASSES);
    }

    @Test
    void nothingIsInjectedBehindTheConstructor() {
        noFields()
                .should()
                .beAnnotatedWith(Autowired.class)
                .because("what a class needs, its constructor says")
                .check(CLASSES);
    }

    /** AT-36: whatever a photo or a form says, no other program is called for it. */
    @Test
    void noModuleStartsAProgram() {
        noClasses()
                .that()
                .resideOutsideOfPackage("shequtong")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Runtime.class)
                .because("what nobody calls cannot be talked into anything")
                .check(CLASSES);
    }

    @Test
    void namesComeFromTheDomain() {
        noClasses()
                .should()
                .haveNameMatching(".*(Service|Impl|Dto|Manager|Helper|Util|Utils|Entity|Mapper)")
                .because("the residents' committee has no such words")
                .check(CLASSES);
    }

    /** A person on a page is a Shown, which only residency makes: then one place decides who sees what. */
    @TestFactory
    Stream<DynamicTest> pagesCarryNoNames() {
        return CLASSES.stream()
                .filter(it -> it.isRecord() && it.isAssignableTo(Html.class))
                .map(it -> DynamicTest.dynamicTest(
                        it.getSimpleName(),
                        () -> assertThat(names(it.reflect(), new HashSet<>())).isEmpty()));
    }

    /** An auditor reads words: whoever records a new act says in audit/acts.properties what it is called. */
    @TestFactory
    Stream<DynamicTest> everyActHasWords() {
        return SqlTests.files(SqlTests.JAVA, ".java")
                .filter(it -> RECORDS.matcher(it.text()).find())
                .map(file -> DynamicTest.dynamicTest(
                        file.toString(),
                        () -> assertThat(wordless(file))
                                .as("acts without words: add them to audit/acts.properties")
                                .isEmpty()));
    }

    private static List<String> wordless(SqlTests.Source file) {
        return ACT.matcher(file.text())
                .results()
                .map(it -> it.group(1))
                .filter(it -> it.startsWith(file.module() + "."))
                .filter(it -> !Acts.kinds().containsKey(it) && !Acts.words().containsKey(it))
                .toList();
    }

    private static Set<String> names(Type type, Set<Type> visited) {
        var found = new HashSet<String>();
        if (!visited.add(type)) return found;
        if (type instanceof ParameterizedType generic)
            for (var argument : generic.getActualTypeArguments()) found.addAll(names(argument, visited));
        var raw = type instanceof ParameterizedType generic ? generic.getRawType() : type;
        if (raw instanceof Class<?> record
                && record.isRecord()
                && record.getName().startsWith("shequtong."))
            for (var part : record.getRecordComponents()) {
                if (part.getType() == String.class
                        && PERSON.matcher(part.getName()).matches())
                    found.add(record.getSimpleName() + "." + part.getName());
                found.addAll(names(part.getGenericType(), visited));
            }
        return found;
    }
}
