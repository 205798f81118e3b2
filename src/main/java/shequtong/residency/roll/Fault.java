package shequtong.residency.roll;

/** Why a row is not taken, at the cell that has to be mended (A10). */
record Fault(int row, Column column, String reason) {}
