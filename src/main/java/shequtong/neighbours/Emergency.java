package shequtong.neighbours;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Whom to ring when what somebody writes cannot wait for anybody to read it (R36). The words are a guess, never a judgement. */
enum Emergency {
    FIRE(
            "119",
            "火警、救援",
            "着火、冒烟、煤气泄漏、有人被困或落水",
            "着火|起火|失火|着起来|火灾了|冒烟|冒黑烟|爆炸|(煤气|燃气|天然气|液化气).{0,4}(泄|漏)|漏(煤气|燃气|天然气)|煤气味|落水|溺水|掉(进|到)河|被困在(家|屋|楼)"),
    LIFT("96333", "电梯困人", "人关在电梯里：按轿厢里的铃，等人来，不要扒门", "困.{0,4}电梯|关在电梯|卡在电梯|电梯.{0,8}(困|关住|关着人|卡住人|出不来)"),
    POLICE("110", "报警", "打架、行凶、偷抢、老人小孩走失", "打架|打起来|斗殴|行凶|持刀|拿刀|砍人|捅人|抢劫|抢东西|有人撬|入室|救命|打死|家暴|走失|失踪|要跳楼|想跳楼|跳楼了"),
    AMBULANCE(
            "120",
            "急救",
            "晕倒、受伤、中毒、心口痛",
            "晕倒|昏倒|昏迷|不省人事|叫不醒|喘不上气|没有呼吸|心脏病发|中风了|抽搐|吐血|大出血|流了?很多血|触电|煤气中毒|食物中毒|坠楼|跳楼了|摔下来|高空坠落|砸(到|中|伤)人"),
    TRAFFIC("122", "交通事故", "车撞了人，或者撞了车", "车祸|撞人|撞到人|撞了人|撞伤|两车相撞|撞车了");

    private final String number;
    private final String label;
    private final String when;
    private final Pattern words;

    Emergency(String number, String label, String when, String words) {
        this.number = number;
        this.label = label;
        this.when = when;
        this.words = Pattern.compile(words);
    }

    String number() {
        return number;
    }

    String label() {
        return label;
    }

    String when() {
        return when;
    }

    /** What the words speak of; nothing when they speak of none. Blanks and commas between do not hide it. */
    static List<Emergency> in(String said) {
        var plain = Normalizer.normalize(said, Normalizer.Form.NFKC).replaceAll("[\\s\\p{P}]+", "");
        return Arrays.stream(values())
                .filter(it -> it.words.matcher(plain).find())
                .toList();
    }
}
