job "x" {
  datacenters = ["dc1"]
  affinity {
    attribute = "${meta.rack}"
    operator  = "roughly"
    value     = "r1"
    weight    = 0
  }
  spread {
    weight = 120
    target "r1" {
      percent = 70
    }
    target "r1" {
      percent = 60
    }
    target "r2" {
      percent = -1
    }
  }
  group "g" {
    affinity {
      value  = "r1"
      weight = 101
    }
    affinity {
      attribute = "${meta.rack}"
      regexp    = "("
    }
    affinity {
      attribute      = "${meta.rack}"
      distinct_hosts = true
    }
    task "t" {
      driver = "mock"
      affinity {
        attribute = "${meta.rack}"
        operator  = "distinct_property"
      }
      spread {
        attribute = "${meta.rack}"
      }
    }
  }
}
