"""allauth's forms in our words, with the second factor checked by `second_factor`."""

from allauth.account import forms as account_forms
from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from django.contrib.auth.signals import user_login_failed
from django.core.exceptions import ValidationError
from django.forms import CharField
from django.utils.translation import gettext_lazy as _

from portal.accounts import second_factor

NAME_MOST = 60


def _plain(field, label):
    """Give a field its label, and no placeholder: that vanishes when one types."""
    field.label = label
    field.widget.attrs.pop("placeholder", None)


class LoginForm(account_forms.LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _plain(self.fields["login"], _("User name"))
        _plain(self.fields["password"], _("Password"))
        self.fields["login"].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}
        self.fields["password"].help_text = ""


class ReauthenticateForm(account_forms.ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _plain(self.fields["password"], _("Password"))


class ResetPasswordForm(account_forms.ResetPasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _plain(self.fields["email"], _("E-mail address of the account"))


class ChangePasswordForm(account_forms.ChangePasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _plain(self.fields["oldpassword"], _("Present password"))
        _plain(self.fields["password1"], _("New password"))
        _plain(self.fields["password2"], _("New password again"))


class ResetPasswordKeyForm(account_forms.ResetPasswordKeyForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _plain(self.fields["password1"], _("New password"))
        _plain(self.fields["password2"], _("New password again"))


class SecondFactorCode:
    """A code field that is checked once, counted, and told to the login's limits."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _plain(self.fields["code"], _("Code"))
        self.fields["code"].widget.attrs |= {
            "inputmode": "numeric",
            "class": "govuk-input--width-10",
        }

    def clean_code(self):
        try:
            self.authenticator = second_factor.check(self.user, self.cleaned_data["code"])
        except second_factor.TooManyTriesError as error:
            adapter = get_account_adapter()
            raise adapter.validation_error("too_many_login_attempts") from error
        if self.authenticator is None:
            self._tell_failure()
            raise get_adapter().validation_error("incorrect_code")
        self.authenticator.user = self.user
        return self.cleaned_data["code"]

    def _tell_failure(self):
        """A wrong code counts with the wrong passwords of this user from this address."""
        credentials = {"username": self.user.get_username()}
        user_login_failed.send(sender=__name__, credentials=credentials, request=context.request)


class AuthenticateForm(SecondFactorCode, mfa_forms.AuthenticateForm):
    pass


class ReauthenticateCodeForm(SecondFactorCode, mfa_forms.ReauthenticateForm):
    pass


class ActivateTOTPForm(totp_forms.ActivateTOTPForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _plain(self.fields["code"], _("Code that the app shows"))
        self.fields["code"].widget.attrs |= {
            "inputmode": "numeric",
            "class": "govuk-input--width-10",
        }


class PasskeyAnswer:
    """What a browser says of a passkey. Anybody may post anything: what is no answer is refused.

    allauth and fido2 raise what comes to hand on JSON of another shape.
    """

    def refusing(self, check):
        try:
            return check()
        except ValidationError:
            raise
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise get_adapter().validation_error("incorrect_key") from error


class PasskeyForm(PasskeyAnswer, webauthn_forms.AuthenticateWebAuthnForm):
    """The second step by passkey."""

    def clean_credential(self):
        return self.refusing(super().clean_credential)


class ReauthenticatePasskeyForm(PasskeyAnswer, webauthn_forms.ReauthenticateWebAuthnForm):
    def clean_credential(self):
        return self.refusing(super().clean_credential)


class PasskeyLoginForm(PasskeyAnswer, webauthn_forms.LoginWebAuthnForm):
    """Signing in by a passkey alone: one that was made for it, and has asked who holds it.

    allauth takes any passkey of the account (its issue 4224); that the holder was asked for, by a
    PIN or a finger, fido2 has checked by then.
    """

    def clean_credential(self):
        authenticator = self.refusing(super().clean_credential)
        if not authenticator.wrap().is_passwordless:
            raise get_adapter().validation_error("incorrect_key")
        return authenticator


class AddPasskeyForm(PasskeyAnswer, webauthn_forms.AddWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the passkey")
        self.fields["name"].max_length = NAME_MOST
        self.fields["name"].help_text = _(
            "So that you tell it from others: the computer, the USB key."
        )
        self.fields["passwordless"].label = _("Sign in with it alone, without the password")
        self.fields["passwordless"].help_text = _(
            "The passkey then asks for its PIN, your finger or your face each time."
        )

    def clean_name(self):
        return super().clean_name()[:NAME_MOST]

    def clean(self):
        return self.refusing(super().clean)


class RenamePasskeyForm(webauthn_forms.EditWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"] = CharField(label=_("Name of the passkey"), max_length=NAME_MOST)
