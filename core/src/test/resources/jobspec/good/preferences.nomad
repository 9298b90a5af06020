job "preferences" {
  datacenters = ["dc1", "dc2"]

  affinity {
    attribute = "${node.datacenter}"
    value     = "dc1"
    weight    = 30
  }

  spread {
    attribute = "${meta.rack}"
    weight    = 80

    target "r1" {
      percent = 60
    }

    target "r2" {
      percent = 40
    }
  }

  group "g" {
    affinity {
      attribute = "${attr.kernel.version}"
      version   = ">= 5.0"
    }

    affinity {
      attribute = "${meta.tags}"
      operator  = "set_contains_any"
      value     = "a,b"
      weight    = -100
    }

    spread {
      attribute = "${node.datacenter}"
    }

    task "t" {
      driver = "mock"

      affinity {
        attribute = "${node.class}"
        operator  = "!="
        value     = "small"
      }
    }
  }
}
