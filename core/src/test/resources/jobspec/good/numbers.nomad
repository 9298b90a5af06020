job "numbers" {
  datacenters = ["dc1"]
  priority = 7e1
  group "g" {
    count = 0
    task "t" {
      driver = "mock"
      config {
        zero     = 0
        negative = -17
        fraction = 1.5
        whole    = 3.0
        power    = 25e2
        small    = -2.5e-3
        largest  = 9223372036854775807
        list     = [1, 2.5, -3]
      }
    }
  }
}
