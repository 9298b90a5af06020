job "x" {
  datacenters = ["dc1"]
  constraint {
    attribute = "${meta.rack}"
    operator  = "roughly"
    value     = "r1"
  }
  constraint {
    distinct_hosts = false
  }
  constraint {
    attribute = "${meta.rack}"
    regexp    = "("
  }
  constraint {
    attribute = "${meta.rack}"
    operator  = "version"
    value     = "not a version"
  }
  group "g" {
    constraint {
      distinct_property = "${meta.rack}"
      value             = "many"
    }
    constraint {
      value = "r1"
    }
    task "t" {
      driver = "mock"
      constraint {
        attribute = "${meta.rack}"
        operator  = "is_set"
        value     = "x"
      }
      constraint {
        attribute = "${meta.rack}"
      }
      constraint {
        attribute = "${meta.rack}"
        operator  = "set_contains"
      }
    }
  }
}
