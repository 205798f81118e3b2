/** A stand-in for the application, to try the driver and the ledger on, with faults they must find. */
package shequtong.load;
