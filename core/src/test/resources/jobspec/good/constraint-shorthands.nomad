job "constraint-shorthands" {
  datacenters = ["dc1"]
  constraint {
    distinct_hosts = true
  }
  constraint {
    distinct_hosts = false
  }
  constraint {
    distinct_property = "${meta.rack}"
    value             = "3"
  }
  constraint {
    distinct_property = "${node.datacenter}"
  }
  constraint {
    attribute = "${attr.nomad.version}"
    version   = ">= 1.0, < 2.0"
  }
  constraint {
    attribute = "${meta.release}"
    semver    = "~> 1.2.3-beta"
  }
  constraint {
    attribute = "${attr.kernel.name}"
    regexp    = "^l[a-z]+$"
  }
  constraint {
    attribute    = "${meta.tags}"
    set_contains = "a,b"
  }
  constraint {
    attribute        = "${meta.tags}"
    set_contains_any = "c,d"
  }
  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
