/** REL-5: two machines on one database are killed in turn while people talk; every event has its effect once. */
package shequtong.load.events;
