package dev.caravan.core.model;

/** A change of the cluster that is only thought of, to see what it would do. */
public sealed interface WhatIf {

  /** There were one node more. */
  record NodeAdded(NodeSpec spec) implements WhatIf {}

  /**
   * A node were gone, and with it what runs there.
   *
   * @param name the node's name
   */
  record NodeRemoved(String name) implements WhatIf {}

  /**
   * A node were being emptied.
   *
   * @param name the node's name
   */
  record NodeDrained(String name) implements WhatIf {}

  /** There were one node more. */
  static WhatIf nodeAdded(NodeSpec spec) {
    return new NodeAdded(spec);
  }

  /** The node of this name were gone, and with it what runs there. */
  static WhatIf nodeRemoved(String name) {
    return new NodeRemoved(name);
  }

  /** The node of this name were being emptied. */
  static WhatIf nodeDrained(String name) {
    return new NodeDrained(name);
  }
}
