job "numbers" {
  datacenters = ["dc1"]
  priority = 5.5e1
  group "g" {
    task "t" {
      driver = "mock"
      config {
        integer   = 42
        negative  = -7
        fraction  = 0.125
        exponent  = 1.5e3
        small     = 2E-2
        zero      = 0
        trailing  = 1.500
        large     = 9223372036854775807
        quoted    = "007"
      }
    }
  }
}
