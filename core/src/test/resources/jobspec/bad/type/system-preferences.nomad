job "x" {
  datacenters = ["dc1"]
  type        = "system"

  affinity {
    attribute = "${meta.rack}"
    value     = "r1"
  }

  spread {
    attribute = "${meta.rack}"
  }

  group "g" {
    spread {
      attribute = "${meta.rack}"
    }

    task "t" {
      driver = "mock"

      affinity {
        attribute = "${meta.rack}"
        value     = "r1"
      }
    }
  }
}
