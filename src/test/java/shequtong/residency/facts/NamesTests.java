package shequtong.residency.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How people are called and where they live. */
class NamesTests {

    @ParameterizedTest
    @CsvSource({
        "宋晓红, 宋, 宋女士",
        "欧阳震华, 欧阳, 欧阳女士",
        "司徒, 司, 司女士",
        "宋 晓 红, 宋, 宋女士",
        "买买提·艾合买提江, 买, 买买提女士",
        "阿卜杜拉•江, 阿, 阿卜杜拉女士",
        "Maria Silva, M, Maria女士",
        "𠮷田, 𠮷, 𠮷女士"
    })
    void callsPeopleBySurname(String typed, String surname, String called) {
        var name = FullName.of(typed);

        assertThat(name.surname()).isEqualTo(surname);
        assertThat(name.called(true)).isEqualTo(called);
        assertThat(name.called(false)).isEqualTo(called.replace("女士", "先生"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "宋3", "<b>宋</b>", "宋·", "·", "a\u0000b"})
    void refusesWhatIsNoName(String typed) {
        assertThat(FullName.fault(typed)).isNotEmpty();
    }

    @Test
    void takesSixtyCharactersAndNoMore() {
        assertThat(FullName.fault("宋".repeat(60))).isEmpty();
        assertThat(FullName.fault("宋".repeat(61))).isNotEmpty();
        assertThat(FullName.of("艾".repeat(40) + "·" + "买".repeat(10))
                        .called(true)
                        .length())
                .isLessThanOrEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({"11, 11号楼", "１１号, 11号楼", "11幢, 11号楼", "011号楼, 11号楼", "11号楼, 11号楼", "3a, 3A号楼", "张家宅12号, 张家宅12号"})
    void writesOneHouseInOneWay(String typed, String building) {
        assertThat(Dwelling.building(typed)).isEqualTo(building);
    }

    @ParameterizedTest
    @CsvSource({"401, 401室", "0401, 401室", "401室, 401室", "4a, 4A室", "东屋, 东屋"})
    void writesOneRoomInOneWay(String typed, String room) {
        assertThat(Dwelling.room(typed)).isEqualTo(room);
    }
}
