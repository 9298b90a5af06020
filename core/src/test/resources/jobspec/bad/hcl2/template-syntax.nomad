job "x" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
      config {
        if      = "%{ if true }never closed"
        else    = "%{ else }"
        twice   = "%{ if true }a%{ else }b%{ else }c%{ endif }"
        wrong   = "%{ for x in [1] }%{ endif }"
      }
    }
  }
}
