job "x" {
  datacenters = ["dc1"]
  meta {
    variable  = "a ${var.image} b"
    local     = "${local.one}"
    call      = "${upper("x")}"
    sum       = "${1 + 2}"
    directive = "%{ if true }yes%{ endif }"
    heredoc   = <<EOT
first
  ${length("abc")} second
EOT
    open      = <<EOT
  ${unclosed
EOT
  }
  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
