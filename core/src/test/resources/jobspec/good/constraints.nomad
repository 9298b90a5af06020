job "constraints" {
  datacenters = ["dc1"]
  constraint {
    attribute = "${attr.kernel.name}"
    operator  = "regexp"
    value     = "lin.*"
  }
  group "g" {
    constraint {
      operator = "distinct_hosts"
      value    = "true"
    }
    constraint {
      attribute = "${meta.rack}"
      operator  = "is_set"
    }
    task "t" {
      driver = "mock"
      constraint {
        attribute = "${attr.cpu.numcores}"
        operator  = ">="
        value     = 4
      }
    }
  }
}
