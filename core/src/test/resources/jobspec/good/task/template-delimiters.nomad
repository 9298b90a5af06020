job "template-delimiters" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      template {
        data            = "[[ env \"A\" ]] {{ stays }}"
        destination     = "local/a"
        left_delimiter  = "[["
        right_delimiter = "]]"
      }
    }
  }
}
