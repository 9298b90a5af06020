job "numbers" {
  datacenters = ["dc1"]
  priority = 0x32
  group "g" {
    count = 010
    task "t" {
      driver = "mock"
      config {
        hexadecimal = 0xFF
        negative = -5
        octal = 017
        zero = 0
        fraction = 0.25
        exponent = 1e3
        small = 25e-2
      }
      resources { cpu = 1e2 memory = "64" }
    }
  }
}
