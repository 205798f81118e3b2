package shequtong.casework;

/**
 * What a matter is about, on two levels: 停车交通 / 小区乱停.
 *
 * @param chosen whether it is among the few that are offered first
 */
public record Category(String code, String major, String minor, String icon, boolean chosen) {}
