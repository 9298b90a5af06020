package dev.caravan.core.storage;

/**
 * How far a chain goes.
 *
 * @param position of its last event; 0 if it has none
 * @param hash of that event; the genesis of the chain if there is none
 */
record ChainHead(long position, Hash hash) {
  AuditHead toAuditHead() {
    return new AuditHead(position, hash.toString());
  }
}
