job "template-dynamic" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      dynamic "template" {
        for_each = ["a", "b"]

        content {
          data        = upper(template.value)
          destination = "local/${template.value}"
        }
      }
    }
  }
}
