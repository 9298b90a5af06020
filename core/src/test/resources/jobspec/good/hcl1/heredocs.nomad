job "heredocs" {
  datacenters = ["dc1"]
  meta {
    plain = <<EOF
first
  ${second} \n %{third}
EOF
    marker-indented = <<EOF
text
    EOF
    indented = <<-EOF
      first
        second
      EOF
    not-indented = <<-EOF
    first
  second
      EOF
    blank-line = <<-EOF
      first

      second
      EOF
    empty = <<EOF
EOF
  }
  group "g" {
    task "t" {
      driver = "mock"
      config {
        list = [<<EOF
one
EOF
        , <<-X
          two
          X
        ]
      }
    }
  }
}
